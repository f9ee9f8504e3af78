/** A document that must not be sent as it is: without its codes, or with more than they can hold. */
export class RefusedContent extends Error {}
