const ts = require('typescript');

/**
 * Switches one rule off in a source text: what would have been refused on its ground is not. A condition that leads to
 * nothing but its refusal is false, an alternative to it is taken, and the law says that the rule is not enforced.
 *
 * @param {string} text a source file
 * @param {string} rule INV-…
 * @returns {{ text: string, sites: number }} `sites`: places that were changed
 */
function switchOff(text, rule) {
  if (!text.includes(`'${rule}'`)) return { text, sites: 0 };
  const file = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2022, true);
  const edits = new Map();
  const replace = (node, by) => edits.set(node.getStart(), { from: node.getStart(), to: node.getEnd(), by });
  const look = (node) => {
    if (
      ts.isCallExpression(node) &&
      node.arguments.some((one) => ts.isStringLiteral(one) && one.text === rule)
    ) {
      const name = node.expression.getText();
      if (/(^|\.)enforces$/.test(name)) replace(node, 'false');
      else if (name === 'ruleRefusal') replace(...insteadOf(node));
    }
    if (isRefusalOf(node, rule)) replace(...insteadOf(node));
    ts.forEachChild(node, look);
  };
  look(file);
  const inside = [...edits.values()].filter(
    (edit) =>
      ![...edits.values()].some((other) => other !== edit && other.from <= edit.from && edit.to <= other.to),
  );
  const changed = inside
    .sort((one, other) => other.from - one.from)
    .reduce((before, { from, to, by }) => before.slice(0, from) + by + before.slice(to), text);
  return { text: changed, sites: inside.length };
}

/** `{ code: …, rule: 'INV-…', basis: … }`, where the basis is not that of the rule. */
const isRefusalOf = (node, rule) =>
  ts.isObjectLiteralExpression(node) &&
  ['code', 'rule', 'basis'].every((name) => node.properties.some((one) => one.name?.getText() === name)) &&
  node.properties.some((one) => one.name?.getText() === 'rule' && one.initializer?.text === rule);

/** The nearest choice that has this refusal as one of its ends; without one, the refusal itself is lost. */
function insteadOf(refusal) {
  let node = refusal;
  for (let above = node.parent; above; [node, above] = [above, above.parent]) {
    if (ts.isConditionalExpression(above) && node !== above.condition)
      return [above.condition, node === above.whenTrue ? 'false' : 'true'];
    if (ts.isIfStatement(above) && node === above.thenStatement) return [above.expression, 'false'];
    if (ts.isBinaryExpression(above) && node === above.right) {
      if (above.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
        return [above.left, 'undefined'];
      if (above.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return [node, 'undefined'];
    }
    // What comes before a refusal in its own function decided already; a function around it decides nothing.
    if (ts.isFunctionLike(above) || ts.isCaseOrDefaultClause(above)) break;
  }
  return [refusal, 'undefined'];
}

/**
 * The same where a rule is named by data and not at its place (a kind of hold, a kind of act): the two functions that
 * deciders ask know nothing of it.
 *
 * @param {string} text libs/law/src/law.ts
 */
function switchOffInLaw(text, rule) {
  const file = ts.createSourceFile('law.ts', text, ts.ScriptTarget.ES2022, true);
  const edits = [];
  const look = (node) => {
    const name = (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) && node.name.getText();
    if ((name === 'ruleRefusal' || name === 'enforces') && ts.isArrowFunction(node.initializer)) {
      const { parameters, body } = node.initializer;
      const id = parameters[name === 'ruleRefusal' ? 1 : 0].name.getText();
      edits.push({ body, by: `${id} === '${rule}' ? undefined : ${body.getText()}` });
    }
    ts.forEachChild(node, look);
  };
  look(file);
  if (edits.length !== 2)
    throw new Error(`ruleRefusal and enforces are not where they were: ${edits.length} of 2`);
  return edits
    .reverse()
    .reduce(
      (before, { body, by }) => before.slice(0, body.getStart()) + by + before.slice(body.getEnd()),
      text,
    );
}

module.exports = { switchOff, switchOffInLaw };
