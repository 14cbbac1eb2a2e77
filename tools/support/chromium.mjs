// Finds Chromium for the browser journeys, or fetches it with the system's package manager where that is allowed.
import { accessSync, constants } from 'node:fs';
import { run } from './process.mjs';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** @returns the path of a browser, or null with a message that says what to do. `CHROMIUM` overrules the usual places. */
export async function provideChromium() {
  const there = find();
  if (there) return there;
  if (process.getuid?.() === 0 && (await run('apt-get', ['--version'], { capture: true })).code === 0) {
    console.log('Installing Chromium (apt-get install chromium) …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env, capture: true });
    const { code, output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, capture: true });
    if (code !== 0) console.error(output.trimEnd().split('\n').slice(-5).join('\n'));
    const installed = find();
    if (installed) return installed;
  }
  console.error('No Chromium: the browser journeys count as failed. Install the package "chromium", or set CHROMIUM to the path of a browser.');
  return null;
}

function find() {
  const places = process.env.CHROMIUM ? [process.env.CHROMIUM] : usual;
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
