/** A document that must not be sent as it is: without its codes, or with more than they can hold. */
export class RefusedContent extends Error {}

/** A document that is not printed on the paper that is in the printer: on another paper or printer it would be. */
export class WrongPaper extends Error {}
