const { statSync } = require('node:fs');
const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const PARAMETERS = ['module', 'exports', 'require', '__dirname', '__filename', 'jest'];
const HEAD = `(function (${PARAMETERS.join(', ')}) {`;

/** What was read and compiled, by file; of files that are taken as they are (Jest's own), and of transformed ones. */
const kept = { asTheyAre: new Map(), transformed: new Map(), sourceMaps: new Map() };
/** Where names lead, by resolver: each project has one. */
const resolutions = new WeakMap();

/**
 * Jest reads, resolves and compiles every module anew for every test file. Here that is done once a process, as long as
 * the file is not written to. A test file and its fixtures are still evaluated anew; the product and its packages are so,
 * too, in a test file with a context of its own, and else once in the context that all others share.
 */
module.exports = class SharedScriptsRuntime extends Runtime {
  constructor(config, environment, resolver, ...rest) {
    super(config, environment, resolver, ...rest);
    const { executor, transformCache, _resolution: resolution } = this;
    if (!resolutions.has(resolver)) resolutions.set(resolver, new Kept());
    resolution.cjsCache = resolutions.get(resolver);

    const transform = transformCache.transform.bind(transformCache);
    transformCache.transform = (filename, options) => {
      const files = options?.isInternalModule ? kept.asTheyAre : kept.transformed;
      const { mtimeMs } = statSync(filename);
      let file = files.get(filename);
      if (file?.mtimeMs !== mtimeMs) {
        const code = transform(filename, options);
        file = { mtimeMs, code, transformed: transformCache.transforms.get(filename) };
        files.set(filename, file);
      }
      if (file.transformed) {
        transformCache.transforms.set(filename, file.transformed);
        const { sourceMapPath } = file.transformed;
        if (sourceMapPath) transformCache.sourceMaps.set(filename, sourceMapPath);
      }
      return file.code;
    };

    if (environment.evaluated) this.share(environment.evaluated);

    if (executor.injectedModuleParameters.join() !== PARAMETERS.join()) return;
    const compile = executor.compile.bind(executor);
    executor.compile = (code, filename) => {
      const context = executor.environment.getVmContext();
      if (context === null) return null;
      const script = scriptOf(code, filename);
      return script ? script.runInContext(context) : compile(code, filename);
    };
  }

  /** @param evaluated modules of the context, by file */
  share(evaluated) {
    const { registries, testState, transformCache, mockState } = this;
    registries.moduleRegistry = new Modules(evaluated);
    transformCache.sourceMaps = kept.sourceMaps;
    // What is evaluated here is used by later test files, too, and loads by this runtime what it names only then.
    testState.leaveTestCode = () => undefined;
    testState.teardown = () => undefined;
    const replace = () => {
      throw new Error(
        'Who replaces modules has a context of their own: @jest-environment node at the head of the file',
      );
    };
    Object.assign(mockState, { markExplicitCjsMock: replace, enableAutomock: replace });
    Object.assign(this, {
      setMock: replace,
      isolateModules: replace,
      isolateModulesAsync: replace,
      resetModules: replace,
    });
  }

  teardown() {
    // Its own is no test's.
    delete this.resetModules;
    super.teardown();
  }
};

const PRODUCT = /[/\\](?:libs|apps)[/\\](?!testing[/\\]).*[/\\]src[/\\](?!.*\.(?:spec|fixture)\.ts$)/;
const PACKAGE = /[/\\]node_modules[/\\]/;

/** The modules of one test file: its own, and those that its context has from files before. */
class Modules extends Map {
  constructor(evaluated) {
    super();
    this.evaluated = evaluated;
  }
  of(path) {
    return PRODUCT.test(path) || PACKAGE.test(path) ? this.evaluated : undefined;
  }
  get(path) {
    return super.get(path) ?? this.evaluated.get(path);
  }
  has(path) {
    return super.has(path) || this.evaluated.has(path);
  }
  set(path, module) {
    this.of(path)?.set(path, module) ?? super.set(path, module);
    return this;
  }
  delete(path) {
    return this.of(path)?.delete(path) ?? super.delete(path);
  }
}

/** A test file that ends does not take with it what the next one needs. */
class Kept extends Map {
  clear() {}
}

/** undefined for what is no CommonJS module: Jest itself says what is wrong with it. */
function scriptOf(code, filename) {
  const file = [kept.transformed, kept.asTheyAre]
    .map((files) => files.get(filename))
    .find((each) => each?.code === code);
  if (file?.script) return file.script;
  try {
    const script = new Script(`${HEAD}${code}\n})`, { filename, columnOffset: -HEAD.length });
    if (file) file.script = script;
    return script;
  } catch {
    return undefined;
  }
}
