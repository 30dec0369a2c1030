/** The style of passages that were removed, for pages that have any (DEEPLINKS d): unseen until one is the target. */
export const tombStyle =
  '@layer prose{.tomb:not(:target){display:none}.tomb{margin:1.5rem 0;padding:.75rem 1rem;border-left:3px solid var(--seal);' +
  'background:var(--mark);font:430 var(--t-sm)/1.5 var(--f-label)}@media print{.tomb{display:none}}}';
