/** Version of the product and of its HTTP interface; the same as in package.json (a test compares them). */
export const VERSION = '0.1.0';
