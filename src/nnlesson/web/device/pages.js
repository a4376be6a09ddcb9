/** The pages of a course, by one name for each in every copy of it: "lessons/experts". */

/**
 * The name of the page at an address; undefined if that is not in the course.
 * @param {string} address
 * @param {string} root  of the course
 */
export function pageAt(address, root) {
  const [path = ""] = address.split(/[?#]/);
  if (!path.startsWith(root)) return;
  return path
    .slice(root.length)
    .replace(/(^|\/)index\.html$/, "$1")
    .replace(/\.html$/, "")
    .replace(/\/$/, "");
}

/**
 * The address of a page, as some link of the page in view has it: every page has links to all of them.
 * @param {string} page
 * @param {string} root
 */
export function addressOf(page, root) {
  const link = [...document.links].find(({ href }) => pageAt(href, root) === page);
  return link?.href.split("#")[0];
}

/** The title of the page in view. */
export function title() {
  return (document.querySelector("h1")?.textContent ?? document.title).replace("¶", "");
}
