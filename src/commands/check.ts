import { contentProblems } from '../integrations/content-problems.ts';
import { annotation, stops } from '../rules/problem.ts';
import { readProject } from '../rules/project.ts';
import { referenceDay } from '../rules/reference-day.ts';
import { overview, report } from '../rules/report.ts';

/** Tells everything that is wrong with content/ and public/ of the folder it is run in, or of the one it is given. */
const root = process.argv[2] ?? '.';
const project = readProject(root, referenceDay(process.env, new Date()));
const problems = contentProblems(root, project);
if (problems.length > 0) console.log(report(problems));
if (process.env['GITHUB_ACTIONS'] === 'true')
  for (const problem of problems) console.log(annotation(problem));
if (problems.some(stops)) process.exitCode = 1;
else console.log(overview(project));
