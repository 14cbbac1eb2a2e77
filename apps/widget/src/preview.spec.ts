import { stylesIn } from './preview';
import { STYLES } from './ui/styles';

it.each(['light', 'dark'] as const)('the style of a preview in %s does not ask what the browser prefers', (scheme) => {
  expect(STYLES).toContain('@media (prefers-color-scheme: dark) {');
  expect(stylesIn(scheme)).not.toContain('prefers-color-scheme');
  expect(stylesIn(scheme)).toContain(scheme === 'dark' ? '@media all {' : '@media not all {');
  expect(stylesIn(scheme)).not.toContain('light dark');
});
