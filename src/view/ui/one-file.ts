/** Whether this page is the one that is a single file, and has nothing beside it (scripts/one-file.ts). */
export const isOneFile = (): boolean => document.documentElement.hasAttribute("data-one-file");
