/** `docs/runbooks/azora/postgres.md`: where the runbook of a datastore is, from the root of the repository. */
export const runbookOf = (platform: string, store: string): string => `docs/runbooks/${platform}/${store}.md`;
