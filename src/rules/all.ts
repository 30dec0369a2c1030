import { articleSize } from './article-size.ts';
import { bidiControl } from './bidi-control.ts';
import { brokenLink } from './broken-link.ts';
import { componentChildren } from './component-children.ts';
import { componentPlace } from './component-place.ts';
import { controlCharacter } from './control-character.ts';
import { dateCalendar } from './date-calendar.ts';
import { dateFuture } from './date-future.ts';
import { dateOrder } from './date-order.ts';
import { dateQuoted } from './date-quoted.ts';
import { duplicateEntry } from './duplicate-entry.ts';
import { duplicateSlug } from './duplicate-slug.ts';
import { emptyArticle } from './empty-article.ts';
import { emptyHeading } from './empty-heading.ts';
import { emptyLink } from './empty-link.ts';
import { emptyValue } from './empty-value.ts';
import { expression } from './expression.ts';
import { footnoteTwice } from './footnote-twice.ts';
import { footnoteUncited } from './footnote-uncited.ts';
import { footnoteUndefined } from './footnote-undefined.ts';
import { forbiddenAttribute } from './forbidden-attribute.ts';
import { forbiddenElement } from './forbidden-element.ts';
import { forbiddenMarkdown } from './forbidden-markdown.ts';
import { frontmatter } from './frontmatter.ts';
import { headingStep } from './heading-step.ts';
import { idMisplaced } from './id-misplaced.ts';
import { imageAlt } from './image-alt.ts';
import { imageMissing } from './image-missing.ts';
import { importExport } from './import-export.ts';
import { insecureLink } from './insecure-link.ts';
import { keyPointPlace } from './key-point-place.ts';
import { languageTag } from './language-tag.ts';
import { leftoverMarkup } from './leftover-markup.ts';
import { linkScheme } from './link-scheme.ts';
import { mdxSyntax } from './mdx-syntax.ts';
import { missingAttribute } from './missing-attribute.ts';
import { missingFile } from './missing-file.ts';
import { missingKey } from './missing-key.ts';
import { notUtf8 } from './not-utf8.ts';
import { noteWithoutSource } from './note-without-source.ts';
import { paragraphWithoutNote } from './paragraph-without-note.ts';
import { pullQuote } from './pull-quote.ts';
import { secondH1 } from './second-h1.ts';
import { slugAscii } from './slug-ascii.ts';
import { sourceIncomplete } from './source-incomplete.ts';
import { strayFile } from './stray-file.ts';
import { svgScript } from './svg-script.ts';
import { tableCells } from './table-cells.ts';
import { unclosedJsx } from './unclosed-jsx.ts';
import { undefinedReference } from './undefined-reference.ts';
import { uniqueId } from './unique-id.ts';
import { unknownComponent } from './unknown-component.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownLabel } from './unknown-label.ts';
import { unknownSource } from './unknown-source.ts';
import { unusedSource } from './unused-source.ts';
import { usableAnchor } from './usable-anchor.ts';
import { vagueLink } from './vague-link.ts';
import { wrongType } from './wrong-type.ts';
import { yamlSyntax } from './yaml-syntax.ts';
import { zeroWidth } from './zero-width.ts';
import { sorted, type Problem } from './problem.ts';
import type { Project } from './project.ts';
import type { Rule } from './rule.ts';

/** Every rule there is. */
export const RULES: Rule[] = [
  articleSize,
  bidiControl,
  brokenLink,
  componentChildren,
  componentPlace,
  controlCharacter,
  dateCalendar,
  dateFuture,
  dateOrder,
  dateQuoted,
  duplicateEntry,
  duplicateSlug,
  emptyArticle,
  emptyHeading,
  emptyLink,
  emptyValue,
  expression,
  footnoteTwice,
  footnoteUncited,
  footnoteUndefined,
  forbiddenAttribute,
  forbiddenElement,
  forbiddenMarkdown,
  frontmatter,
  headingStep,
  idMisplaced,
  imageAlt,
  imageMissing,
  importExport,
  insecureLink,
  keyPointPlace,
  languageTag,
  leftoverMarkup,
  linkScheme,
  mdxSyntax,
  missingAttribute,
  missingFile,
  missingKey,
  notUtf8,
  noteWithoutSource,
  paragraphWithoutNote,
  pullQuote,
  secondH1,
  slugAscii,
  sourceIncomplete,
  strayFile,
  svgScript,
  tableCells,
  unclosedJsx,
  undefinedReference,
  uniqueId,
  unknownComponent,
  unknownKey,
  unknownLabel,
  unknownSource,
  unusedSource,
  usableAnchor,
  vagueLink,
  wrongType,
  yamlSyntax,
  zeroWidth,
];

/** All that is wrong with a project, sorted by file and line. */
export function problemsIn(project: Project): Problem[] {
  return sorted(RULES.flatMap((rule) => rule.check(project)));
}
