import type { Frontmatter, Quotation, Source } from '../article/schema.ts';

/** schema.org data of an article: a NewsArticle that names what it is based on, where its quotations are from and what was corrected. */
export function articleData(article: ArticleFacts): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': ['NewsArticle', 'AnalysisNewsArticle'],
    headline: article.headline,
    datePublished: article.published,
    dateModified: article.updated ?? article.published,
    ...(article.eventDate && { temporalCoverage: article.eventDate }),
    inLanguage: article.language,
    isAccessibleForFree: true,
    author: { '@type': 'Organization', name: article.site },
    ...(article.image && { image: article.image }),
    ...(article.basedOn && { isBasedOn: article.basedOn.URL }),
    citation: article.quoted.map(({ URL }) => URL),
    ...(article.corrections.length > 0 && {
      correction: article.corrections.map(({ date, text }) => ({
        '@type': 'CorrectionComment',
        datePublished: date,
        text,
      })),
    }),
  };
}

/** schema.org data of a quotation's own page: never an article, whose headline previews would prefer. */
export function quotationData(
  quotation: Pick<Quotation, 'words' | 'speaker' | 'date'>,
  url: string | undefined,
): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Quotation',
    text: quotation.words,
    spokenByCharacter: { '@type': 'Person', name: quotation.speaker },
    dateCreated: quotation.date,
    ...(url && { url }),
  };
}

/** JSON that cannot end the script element it is in: `<` is escaped, so neither `</script>` nor `<!--` is left. */
export function scriptJson(data: unknown): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}

type ArticleFacts = Pick<
  Frontmatter,
  'headline' | 'eventDate' | 'published' | 'updated' | 'language' | 'corrections'
> & {
  site: string;
  image: string | undefined;
  basedOn: Source | undefined;
  quoted: readonly Source[];
};
