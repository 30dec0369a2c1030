import Afterword from './Afterword.astro';
import Cite from './Cite.astro';
import Figure from './Figure.astro';
import Image from './Image.astro';
import Label from './Label.astro';
import Lanes from './Lanes.astro';
import Lang from './Lang.astro';
import Link from './Link.astro';
import Picture from './Picture.astro';
import PullQuote from './PullQuote.astro';
import RemovedPassages from './RemovedPassages.astro';

/** What authors may use in an article. */
const forAuthors = { Cite, Figure, Label, Lanes, Lang, Picture, PullQuote };

/** What the pipeline itself writes: what follows an article's text, after its blocks what was removed there, its images and links. */
const forPipeline = { Afterword, Image, RemovedPassages, a: Link };

export const mdxComponents = { ...forAuthors, ...forPipeline };
