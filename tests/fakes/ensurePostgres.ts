import { postgresBinaries } from './postgresBinaries.ts';

// PostgreSQL is required: where it can't be had this ends with an error, and so does npm test.
console.log(`guichet: PostgreSQL is in ${postgresBinaries()}`);
