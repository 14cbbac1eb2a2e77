import { safeHref } from './markdown';

it('lets links lead to https and mail alone', () => {
  expect(safeHref('https://example.com/a?b=1')).toBe('https://example.com/a?b=1');
  expect(safeHref('mailto:billing@example.com')).toBe('mailto:billing@example.com');
  for (const address of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'http://example.com', 'vbscript:x', '//example.com', '/path', 'blob:https://example.com/1', '']) {
    expect(safeHref(address)).toBeNull();
  }
});
