// `npm run chatref -- <command>`: the operator's commands, run from the built API.
import { become } from './support/become.mjs';

await become('cli');
