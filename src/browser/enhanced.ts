/** Tells the stylesheet that scripts run, so that controls which need them may show themselves. */
document.documentElement.classList.add('js-enabled');
