import { soleComponent } from './reading/marked-places.ts';
import { flattened, plainText, start } from './reading/tree.ts';
import { finding, quoted, rule } from './rule.ts';

/** Every paragraph, list and quotation of a published article has a note (SPEC 1.9). */
export const paragraphWithoutNote = rule('paragraph-without-note', function* ({ articles }) {
  for (const article of articles.filter(({ draft, whole }) => whole && !draft)) {
    for (const node of article.tree.children) {
      if (!/^(paragraph|list|blockquote)$/.test(node.type) || soleComponent(node) || !plainText(node))
        continue;
      const inside = flattened({ type: 'root', children: [node] });
      // A marker without a note is told by another rule.
      if (inside.some(({ node: each }) => each.type === 'footnoteReference') || /\[\^/.test(plainText(node)))
        continue;
      yield finding(
        article,
        start(node),
        `the passage ${quoted(plainText(node))} has no note`,
        'write [^name] after what it claims, and a line [^name]: with the source',
      );
    }
  }
});
