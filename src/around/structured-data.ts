import type {
  AnalysisNewsArticleLeaf,
  CorrectionCommentLeaf,
  CreativeWorkLeaf,
  ImageObjectLeaf,
  JsonLdObject,
  MergeLeafTypes,
  NewsArticleLeaf,
  OrganizationLeaf,
  PersonLeaf,
  QuotationLeaf,
  WebSiteLeaf,
  WithContext,
} from 'schema-dts';
import type { Frontmatter, Quotation, Source } from '../article/schema.ts';

/** An article: a NewsArticle that names what it is based on, every source and what was corrected. */
export function articleData(article: ArticleFacts, site: SiteFacts) {
  const url = address(article.path, site);
  const publisher = organization(site);
  return inContext<MergeLeafTypes<[NewsArticleLeaf, AnalysisNewsArticleLeaf]>>({
    '@type': ['NewsArticle', 'AnalysisNewsArticle'],
    headline: article.headline,
    description: article.deck,
    url,
    mainEntityOfPage: url,
    image: some(article.images.flatMap((path) => address(path, site) ?? [])),
    datePublished: article.published,
    dateModified: article.updated ?? article.published,
    temporalCoverage: article.eventDate,
    inLanguage: article.language,
    isAccessibleForFree: true,
    license: site.license,
    author: publisher,
    publisher,
    isBasedOn: article.sources.find(({ id }) => id === article.basedOn)?.URL,
    citation: some(article.sources.map(work)),
    correction: some(
      article.corrections.map(({ date, text }) =>
        node<CorrectionCommentLeaf>({ '@type': 'CorrectionComment', datePublished: date, text }),
      ),
    ),
  });
}

/** A quotation’s own page: never an article, whose headline previews would prefer. */
export function quotationData(
  { words, speaker, date }: Pick<Quotation, 'words' | 'speaker' | 'date'>,
  path: string,
  site: SiteFacts,
) {
  return inContext<QuotationLeaf>({
    '@type': 'Quotation',
    text: words,
    spokenByCharacter: node<PersonLeaf>({ '@type': 'Person', name: speaker }),
    dateCreated: date,
    url: address(path, site),
  });
}

/** The site, on its front page. */
export function siteData(site: SiteFacts) {
  return inContext<WebSiteLeaf>({
    '@type': 'WebSite',
    name: site.name,
    description: site.description,
    url: site.base,
    inLanguage: site.language,
    publisher: organization(site),
  });
}

/** JSON that cannot end the script element it is in: `<` is escaped, so neither `</script>` nor `<!--` is left. */
export function scriptJson(data: unknown): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}

function organization(site: SiteFacts) {
  const logo = address('/icon-512.png', site);
  return node<OrganizationLeaf>({
    '@type': 'Organization',
    name: site.name,
    url: site.base,
    logo: logo && node<ImageObjectLeaf>({ '@type': 'ImageObject', url: logo }),
  });
}

function work({ title, URL, issued, publisher, author, archived }: Source) {
  return node<CreativeWorkLeaf>({
    '@type': 'CreativeWork',
    name: title,
    url: URL,
    datePublished: issued === 'n.d.' ? undefined : issued,
    publisher: node<OrganizationLeaf>({ '@type': 'Organization', name: publisher }),
    author: author?.map(({ family, given = '' }) =>
      node<PersonLeaf>({ '@type': 'Person', name: `${given} ${family}`.trim() }),
    ),
    archivedAt: archived?.URL,
  });
}

/** A whole address, where the site’s own is known. */
function address(path: string, { base }: SiteFacts): string | undefined {
  return base && new URL(path.slice(1), base).href;
}

function inContext<Type extends JsonLdObject>(fields: Known<Type>): WithContext<Type> {
  return { '@context': 'https://schema.org', ...node(fields) };
}

/** A node of the vocabulary. JSON leaves out what is undefined. */
function node<Type extends JsonLdObject>(fields: Known<Type>): Type {
  return fields as Type;
}

const some = <Entry>(list: Entry[]): Entry[] | undefined => (list.length > 0 ? list : undefined);

type Known<Type> = { [Field in keyof Type]: Type[Field] | undefined };

type ArticleFacts = Pick<
  Frontmatter,
  'headline' | 'deck' | 'basedOn' | 'eventDate' | 'published' | 'updated' | 'language' | 'corrections'
> & {
  path: string;
  /** The paths of its cards. */
  images: readonly string[];
  sources: readonly Source[];
};

interface SiteFacts {
  name: string;
  description: string;
  language: string;
  license: string;
  /** Its address, where that is known. */
  base: string | undefined;
}
