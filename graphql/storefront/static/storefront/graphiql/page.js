// Shows GraphiQL on our endpoint, with one tab per example.
"use strict";

const place = document.getElementById("graphiql");
const examples = JSON.parse(document.getElementById("examples").textContent);

const fetcher = GraphiQL.createFetcher({
  url: place.dataset.endpoint,
  headers: { "X-CSRFToken": place.dataset.csrfToken },
});

ReactDOM.createRoot(place).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultTabs: examples,
    defaultEditorToolsVisibility: true,
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
  }),
);
