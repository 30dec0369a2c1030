import Afterword from './Afterword.astro';
import Cite from './Cite.astro';
import Figure from './Figure.astro';
import Label from './Label.astro';
import Lanes from './Lanes.astro';
import Lang from './Lang.astro';
import PullQuote from './PullQuote.astro';
import RemovedPassages from './RemovedPassages.astro';
import Section from './Section.astro';

/** What authors may use in an article. */
const forAuthors = { Cite, Figure, Label, Lanes, Lang, PullQuote };

/** What the pipeline itself writes: the parts of an article, and after its blocks what was removed there. */
const forPipeline = { Afterword, RemovedPassages, Section };

export const mdxComponents = { ...forAuthors, ...forPipeline };
