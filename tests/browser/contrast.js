// For every text that is seen: its colour against what lies behind it, as WCAG 2.2 computes it. Returns the poorest per pair of colours.
() => {
  const numbers = colour => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const over = ([red, green, blue, alpha = 1], ground) =>
    [red, green, blue].map((part, index) => part * alpha + ground[index] * (1 - alpha));
  const luminance = parts => {
    const [red, green, blue] = parts.map(part => part / 255).map(part =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = element => {
    const layers = [];
    for (let each = element; each; each = each.parentElement) layers.push(numbers(getComputedStyle(each).backgroundColor));
    return layers.reverse().reduce((ground, layer) => over(layer, ground), [255, 255, 255]);
  };
  const found = {};
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility({ opacityProperty: true })) continue;
    const ground = behind(element);
    const ink = over(numbers(getComputedStyle(element).color), ground);
    const [light, dark] = [luminance(ink), luminance(ground)].sort((one, other) => other - one);
    found[`${element.localName}.${element.className} ${ink} on ${ground}`] = (light + 0.05) / (dark + 0.05);
  }
  return found;
}
