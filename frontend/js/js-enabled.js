// Loaded as the first child of <body>, so that pages are drawn once and in the right state.
document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
