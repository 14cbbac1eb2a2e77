// Trains nlp.js with its English stemmer and its defaults (threshold 0: it always answers) and writes its accuracy.
const { readFileSync, writeFileSync } = require('node:fs');
const { dockStart } = require('@nlpjs/basic');

(async () => {
  const [task, result] = process.argv.slice(2);
  const { train, test } = JSON.parse(readFileSync(task, 'utf8'));
  const dock = await dockStart({ use: ['Basic'], settings: { nlp: { autoSave: false, log: false, threshold: 0 } } });
  dock.getContainer().use(require('@nlpjs/lang-en').LangEn);
  const nlp = dock.get('nlp');
  nlp.addLanguage('en');
  for (const row of train) nlp.addDocument('en', row.text, row.labels[0]);
  await nlp.train();
  let right = 0;
  for (const row of test) {
    const { classifications = [], intent } = await nlp.process('en', row.text);
    const best = classifications.find((one) => one.intent !== 'None')?.intent ?? intent;
    if (best === row.labels[0]) right += 1;
  }
  writeFileSync(result, JSON.stringify({ accuracy: (100 * right) / test.length }));
})();
