import Afterword from './Afterword.astro';
import Cite from './Cite.astro';
import Figure from './Figure.astro';
import Label from './Label.astro';
import Lang from './Lang.astro';
import Paragraph from './Paragraph.astro';
import PullQuote from './PullQuote.astro';
import Section from './Section.astro';
import Timeline from './Timeline.astro';

/** What authors may use in an article. */
const forAuthors = { Cite, Figure, Label, Lang, PullQuote, Timeline };

/** What the pipeline itself writes: the parts of an article, and paragraphs that may have lost a neighbour. */
const forPipeline = { Afterword, Section, p: Paragraph };

export const mdxComponents = { ...forAuthors, ...forPipeline };
