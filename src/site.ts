/** What a fork edits: the name of the site and how it speaks of itself. */
export const site = {
  name: 'If the Framework Is Right',
  language: 'en-GB',
  locale: 'en_GB',
  description:
    'One analysis of the offer that NATO’s Secretary General made to Vladimir Putin in December 2019, with a link to every paragraph.',
} as const;
