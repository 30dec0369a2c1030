import { nodes, start } from './reading/tree.ts';
import { finding, rule } from './rule.ts';

/** Every row of a table has as many cells as its head: more would be dropped. */
export const tableCells = rule('table-cells', function* (project) {
  for (const { article, node } of nodes(project, 'table')) {
    const wanted = node.children[0]?.children.length ?? 0;
    for (const row of node.children) {
      const has = row.children.length;
      if (has !== wanted)
        yield finding(
          article,
          start(row),
          `the row has ${has} cells under a head of ${wanted}`,
          'write as many as the head has; a | in the text is \\|',
        );
    }
  }
});
