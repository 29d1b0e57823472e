/** Has browsers come by HTTPS only, for a year, to the host and all below it. Without `preload`, which takes months to undo. */
export const HSTS = 'max-age=31536000; includeSubDomains';
