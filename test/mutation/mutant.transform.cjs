const { createHash } = require('node:crypto');
const swc = require('@swc/jest').createTransformer();
const { switchOff, switchOffInLaw } = require('./switch-off.cjs');

/** As @swc/jest, but the rule of FONDS_LAW_MUTANT is switched off in what the product is made of. */
const rule = process.env['FONDS_LAW_MUTANT'];
const isProduct = (path) => /[/\\]libs[/\\](?!testing)/.test(path) && !/\.(spec|fixture)\.ts$/.test(path);
const isLaw = (path) => /[/\\]libs[/\\]law[/\\]src[/\\]law\.ts$/.test(path);

function mutated(text, path) {
  if (isLaw(path)) return switchOffInLaw(text, rule);
  return isProduct(path) ? switchOff(text, rule).text : text;
}

module.exports = {
  process: (text, path, options) => swc.process(mutated(text, path), path, options),
  getCacheKey: (text, path, options) =>
    createHash('sha256')
      .update(`${rule} ${mutated(text, path)} ${swc.getCacheKey(text, path, options)}`)
      .digest('hex'),
};
