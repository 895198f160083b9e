import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from './root.mjs';

/**
 * What the controllers answer, as JSON Schema, read from their return types: Nest's own plugin sees classes only, and
 * the answers are interfaces. Operations by `Controller_method`, named types as components.
 *
 * @returns {{ answers: Map<string, object>, components: Record<string, object> }}
 */
export function responseSchemas() {
  const configFile = join(root, 'tsconfig.build.json');
  const parsed = ts.getParsedCommandLineOfConfigFile(
    configFile,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  );
  const program = ts.createProgram(controllerFiles(), {
    ...parsed.options,
    noEmit: true,
    incremental: false,
    tsBuildInfoFile: undefined,
  });
  const writer = new SchemaWriter(program.getTypeChecker());
  const answers = new Map();
  for (const file of program.getSourceFiles()) {
    if (!file.fileName.endsWith('.controller.ts')) continue;
    ts.forEachChild(file, (node) => {
      if (ts.isClassDeclaration(node) && node.name) methodsOf(node, writer, answers);
    });
  }
  return { answers, components: writer.components };
}

function fail(diagnostic) {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}

function controllerFiles() {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.name.endsWith('.controller.ts')) found.push(path);
    }
  };
  for (const folder of ['apps', 'libs']) walk(join(root, folder));
  return found;
}

function methodsOf(node, writer, answers) {
  const controller = node.name.text.replace(/Controller$/, '');
  for (const member of node.members) {
    if (!ts.isMethodDeclaration(member) || !ts.getDecorators(member)?.length) continue;
    const schema = writer.answerOf(member);
    if (schema) answers.set(`${controller}_${member.name.getText()}`, schema);
  }
}

/** Turns types into schemas. Interfaces and classes of the project get a component of their own. */
class SchemaWriter {
  components = {};
  #names = new Map();
  #open = new Set();

  constructor(checker) {
    this.checker = checker;
  }

  /** undefined where nothing, or something written by hand, is answered. */
  answerOf(method) {
    const signature = this.checker.getSignatureFromDeclaration(method);
    const type = this.checker.getAwaitedType(signature.getReturnType()) ?? signature.getReturnType();
    return type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined) ? undefined : this.schemaOf(type);
  }

  /** A nameless type that speaks of itself (any JSON) is anything. */
  schemaOf(type) {
    if (this.#open.has(type)) return {};
    this.#open.add(type);
    const schema = this.#shapeOf(type);
    this.#open.delete(type);
    return schema;
  }

  #shapeOf(type) {
    const { flags } = type;
    if (flags & ts.TypeFlags.StringLiteral) return { type: 'string', enum: [type.value] };
    if (flags & ts.TypeFlags.NumberLiteral) return { type: 'number', enum: [type.value] };
    if (flags & ts.TypeFlags.BooleanLiteral) return { type: 'boolean' };
    if (flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (flags & ts.TypeFlags.Null) return { nullable: true };
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (type.isUnion()) return this.#union(type);
    if (type.isIntersection()) return this.#intersection(type);
    if (this.checker.isArrayType(type))
      return { type: 'array', items: this.schemaOf(this.checker.getTypeArguments(type)[0]) };
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive)) return this.#object(type);
    return {};
  }

  #union(type) {
    const parts = type.types.filter((part) => !(part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)));
    const nullable = type.types.some((part) => part.flags & ts.TypeFlags.Null) ? { nullable: true } : {};
    if (parts.every((part) => part.flags & ts.TypeFlags.BooleanLiteral))
      return { type: 'boolean', ...nullable };
    if (parts.every((part) => part.flags & ts.TypeFlags.StringLiteral))
      return { type: 'string', enum: parts.map((part) => part.value).sort(), ...nullable };
    const schemas = new Map(
      parts.map((part) => this.schemaOf(part)).map((schema) => [JSON.stringify(schema), schema]),
    );
    const [first, ...others] = schemas.values();
    if (others.length) return { oneOf: [first, ...others], ...nullable };
    return first?.$ref && nullable.nullable ? { allOf: [first], ...nullable } : { ...first, ...nullable };
  }

  /** A branded text is a text; objects that are joined have the fields of all. */
  #intersection(type) {
    const primitive = type.types.find(
      (part) => part.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike),
    );
    return primitive ? this.schemaOf(primitive) : this.#fields(type);
  }

  #object(type) {
    const symbol = type.aliasSymbol ?? type.getSymbol();
    const generic = type.aliasTypeArguments?.length || this.checker.getTypeArguments(type).length > 0;
    if (!symbol || generic || !this.#isOurs(symbol) || symbol.name.startsWith('__'))
      return this.#fields(type);
    let name = this.#names.get(symbol);
    this.#open.delete(type);
    if (!name) {
      name = symbol.name;
      for (let n = 2; name in this.components; n++) name = `${symbol.name}${n}`;
      this.#names.set(symbol, name);
      // There before its fields are looked at: a type may speak of itself.
      this.components[name] = {};
      this.components[name] = { ...this.#described(symbol), ...this.#fields(type) };
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  #fields(type) {
    const properties = {};
    const required = [];
    for (const property of type.getProperties()) {
      if (property.name.startsWith('__')) continue;
      const declared = property.valueDeclaration ?? property.declarations?.[0];
      const value = declared
        ? this.checker.getTypeOfSymbolAtLocation(property, declared)
        : this.checker.getTypeOfSymbol(property);
      const schema = this.schemaOf(value);
      const description = this.#described(property);
      properties[property.name] =
        schema.$ref && description.description
          ? { allOf: [schema], ...description }
          : { ...schema, ...description };
      const optional =
        property.flags & ts.SymbolFlags.Optional ||
        (value.isUnion?.() && value.types.some((part) => part.flags & ts.TypeFlags.Undefined));
      if (!optional) required.push(property.name);
    }
    const index = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(Object.keys(properties).length && { properties }),
      ...(required.length && { required }),
      ...(index && { additionalProperties: this.schemaOf(index) }),
    };
  }

  #described(symbol) {
    const description = ts.displayPartsToString(symbol.getDocumentationComment(this.checker)).trim();
    return description ? { description } : {};
  }

  #isOurs(symbol) {
    const file = symbol.declarations?.[0]?.getSourceFile().fileName;
    return (
      file !== undefined &&
      !relative(root, file).startsWith('node_modules') &&
      !relative(root, file).startsWith('..')
    );
  }
}
