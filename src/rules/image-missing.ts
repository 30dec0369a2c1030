import { nearest } from '../article/nearest.ts';
import { isInternal } from './reading/links.ts';
import { nodes, start } from './reading/tree.ts';
import { didYouMean, finding, quoted, rule } from './rule.ts';

/** An image is a file of the site: one elsewhere may vanish, and the pages refuse to load it. */
export const imageMissing = rule('image-missing', function* (project) {
  for (const { article, node } of nodes(project, 'image')) {
    if (!isInternal(node.url)) {
      yield finding(
        article,
        start(node),
        `the image ${quoted(node.url)} is not on this site`,
        'put the file into public/ and write its path, such as /map.png',
      );
      continue;
    }
    const path = decoded(node.url).replace(/[?#].*$/, '');
    const file = path.startsWith('/')
      ? `public${path}`
      : new URL(path, `file:///${article.path}`).pathname.slice(1);
    if (project.files.has(decoded(file))) continue;
    const near = nearest(
      file,
      [...project.files.keys()].filter((each) => /\.(png|jpe?g|webp|avif|gif|svg)$/i.test(each)),
    );
    const fix = didYouMean(
      near?.replace(/^public/, ''),
      'put the file into public/ and write its path, such as /map.png',
    );
    yield finding(article, start(node), `there is no image ${quoted(node.url)}`, fix);
  }
});

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
