import { rmSync } from 'node:fs';
import { test as teardown } from 'playwright/test';
import { addressed } from './addressed.ts';

teardown('nothing is left of the copy', () => rmSync(addressed, { recursive: true, force: true }));
