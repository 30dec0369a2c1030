import { rmSync } from 'node:fs';
import { test as teardown } from 'playwright/test';
import { folder } from './content.ts';

teardown('nothing is left of the sites', () => rmSync(folder, { recursive: true, force: true }));
