import { flattened, nodes, start } from './reading/tree.ts';
import { finding, rule } from './rule.ts';

/** Every note names a source (SPEC 1.9). */
export const noteWithoutSource = rule('note-without-source', function* (project) {
  for (const { article, node } of nodes(project, 'footnoteDefinition')) {
    const inside = flattened({ type: 'root', children: [node] });
    if (inside.some(({ node: each }) => 'name' in each && each.name === 'Cite')) continue;
    yield finding(
      article,
      start(node),
      `the note [^${node.label ?? node.identifier}] names no source`,
      'write <Cite id="…" /> with the id of a source',
    );
  }
});
