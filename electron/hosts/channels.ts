/** The names that preload and main agree on; a page can reach no other. */
export const REQUEST_CHANNEL = 'guichet:request';
export const CHANGED_CHANNEL = 'guichet:changed';
/** Where the bundled screens live: a scheme of our own, so that `file:` and its rights are never used. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'guichet';
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`;
