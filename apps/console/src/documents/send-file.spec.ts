import { resultOf } from './send-file';

it('reads the result, an error, and anything else as a refusal', () => {
  expect(resultOf('{"results":[{"outcome":"DUPLICATE","documentId":"d","title":"t","message":"there"}]}')).toMatchObject({ outcome: 'DUPLICATE', documentId: 'd' });
  expect(resultOf('{"errors":[{"message":"Sign in first."}]}')).toMatchObject({ outcome: 'REFUSED', message: 'Sign in first.' });
  for (const body of ['', '<html>', '{}', 'null', '{"results":[]}']) expect(resultOf(body)).toMatchObject({ outcome: 'REFUSED' });
});
