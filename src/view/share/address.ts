/** The address of this page with another fragment. */
export const addressOf = (fragment: string): string => `${location.href.replace(/#.*$/, "")}#${fragment}`;
