/** What a fork edits: the name of the site and how it speaks of itself. */
export const site = {
  name: 'If the Framework Is Right',
  language: 'en-GB',
  locale: 'en_GB',
  description: 'Analysis of the news, with a link to every paragraph.',
  /** The address of the licence of the articles, the one in LICENSE-TEXT. */
  license: 'https://creativecommons.org/licenses/by/4.0/',
  /** The e-mail address for those who found a mistake, or none. */
  contact: '' as string,
  /** Whether the link to a paragraph shows a card with its words; else it shows that of its section. */
  paragraphCards: false as boolean,
} as const;
