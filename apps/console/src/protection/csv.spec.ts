import { toCsv } from './csv';

it.each([
  ['plain', 'plain'], ['a,b', '"a,b"'], ['say "no"', '"say ""no"""'], ['two\nlines', '"two\nlines"'], ['=1+1', "'=1+1"], ['@SUM(A1)', "'@SUM(A1)"], ['-5', "'-5"], ['+49', "'+49"], [-5, '-5'], [null, ''], [true, 'true'],
])('writes %j so that a spreadsheet reads it as text', (value, expected) => expect(toCsv(['h'], [[value]])).toBe(`\ufeffh\r\n${expected}\r\n`));
