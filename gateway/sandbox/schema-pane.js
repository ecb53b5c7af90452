"use strict";
(() => {
  const INTROSPECTION = `query Schema { __schema { queryType { name } mutationType { name } subscriptionType { name } types {
    kind name description
    fields(includeDeprecated: true) { name description isDeprecated deprecationReason type { ...Ref } args { name description defaultValue type { ...Ref } } }
    inputFields { name description defaultValue type { ...Ref } }
    enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
    possibleTypes { name }
  } } }
  fragment Ref on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`;
  const MOST_FOUND = 200;

  /** Shows the schema that `types` of an introspection make, from its roots on, in `pane`, and what `search` finds in it. */
  function showSchema({ __schema: { types, ...roots } }, pane, search) {
    const byName = new Map(types.filter(({ name }) => !name.startsWith("__")).map((type) => [type.name, type]));
    const show = (...nodes) => pane.replaceChildren(...nodes);
    const link = (name) => make("button", { type: "button", textContent: name, onclick: () => showType(name) });
    const reference = (type) => (type.ofType ? (type.kind === "LIST" ? ["[", ...reference(type.ofType), "]"] : [...reference(type.ofType), "!"]) : [link(type.name)]);

    const entry = ({ name, description, type, args, defaultValue, isDeprecated, deprecationReason }) => [
      make("dt", {}, make("span", { textContent: name, className: isDeprecated ? "deprecated" : "" }), ...(type ? [": ", ...reference(type)] : []), defaultValue ? ` = ${defaultValue}` : ""),
      make("dd", {}, [description, isDeprecated && `Deprecated. ${deprecationReason}`].filter(Boolean).join(" "), ...(args?.length ? [make("dl", {}, ...args.flatMap(entry))] : [])),
    ];
    const showType = (name) => {
      const { description, fields, inputFields, enumValues, possibleTypes } = byName.get(name);
      const members = [...(fields ?? []), ...(inputFields ?? []), ...(enumValues ?? []), ...(possibleTypes ?? []).map((type) => ({ name: "is", type }))];
      show(make("p", {}, make("button", { type: "button", textContent: "All of it", onclick: showRoots })), make("h2", { textContent: name }), make("p", { textContent: description ?? "" }), make("dl", {}, ...members.flatMap(entry)));
    };
    const showRoots = () => {
      const names = [roots.queryType, roots.mutationType, roots.subscriptionType].flatMap((root) => (root ? [root.name] : []));
      const others = [...byName.keys()].filter((name) => !names.includes(name)).sort();
      show(make("dl", {}, ...[...names, ...others].flatMap((name) => [make("dt", {}, link(name)), make("dd", { textContent: byName.get(name).description ?? "" })])));
    };
    const showFound = (words) => {
      const holds = (text) => text.toLowerCase().includes(words);
      const found = [...byName.values()].flatMap(({ name, description, fields, inputFields, enumValues }) => [
        ...(holds(name) ? [{ within: name, name, description }] : []),
        ...[...(fields ?? []), ...(inputFields ?? []), ...(enumValues ?? [])].filter((field) => holds(field.name)).map((field) => ({ within: name, name: `${name}.${field.name}`, description: field.description })),
      ]);
      show(make("dl", {}, ...found.slice(0, MOST_FOUND).flatMap(({ within, name, description }) => [make("dt", {}, make("button", { type: "button", textContent: name, onclick: () => showType(within) })), make("dd", { textContent: description ?? "" })])));
    };
    search.disabled = false;
    search.oninput = () => (search.value.trim() ? showFound(search.value.trim().toLowerCase()) : showRoots());
    showRoots();
  }

  /** An element with properties and children; text never becomes markup. */
  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  window.redial = { ...window.redial, INTROSPECTION, showSchema };
})();
