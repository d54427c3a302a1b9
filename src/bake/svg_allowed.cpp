// SPDX-License-Identifier: Apache-2.0
#include "bake/svg_allowed.h"

#include <algorithm>

#include "base/text.h"

namespace cairn::bake {
namespace {

constexpr std::string_view svg_namespace = "http://www.w3.org/2000/svg";
constexpr std::string_view xlink_namespace = "http://www.w3.org/1999/xlink";
// Baking gives this prefix a meaning, so nothing else may use it.
constexpr std::string_view our_prefix = "openbadges";

constexpr std::string_view elements[] = {"a",
                                         "circle",
                                         "clipPath",
                                         "defs",
                                         "desc",
                                         "ellipse",
                                         "feBlend",
                                         "feColorMatrix",
                                         "feComponentTransfer",
                                         "feComposite",
                                         "feConvolveMatrix",
                                         "feDiffuseLighting",
                                         "feDisplacementMap",
                                         "feDistantLight",
                                         "feDropShadow",
                                         "feFlood",
                                         "feFuncA",
                                         "feFuncB",
                                         "feFuncG",
                                         "feFuncR",
                                         "feGaussianBlur",
                                         "feImage",
                                         "feMerge",
                                         "feMergeNode",
                                         "feMorphology",
                                         "feOffset",
                                         "fePointLight",
                                         "feSpecularLighting",
                                         "feSpotLight",
                                         "feTile",
                                         "feTurbulence",
                                         "filter",
                                         "g",
                                         "image",
                                         "line",
                                         "linearGradient",
                                         "marker",
                                         "mask",
                                         "metadata",
                                         "path",
                                         "pattern",
                                         "polygon",
                                         "polyline",
                                         "radialGradient",
                                         "rect",
                                         "stop",
                                         "style",
                                         "svg",
                                         "switch",
                                         "symbol",
                                         "text",
                                         "textPath",
                                         "title",
                                         "tspan",
                                         "use",
                                         "view"};
static_assert(std::ranges::is_sorted(elements));

constexpr std::string_view attributes[] = {"alignment-baseline",
                                           "amplitude",
                                           "aria-describedby",
                                           "aria-hidden",
                                           "aria-label",
                                           "aria-labelledby",
                                           "azimuth",
                                           "baseFrequency",
                                           "baseProfile",
                                           "baseline-shift",
                                           "bias",
                                           "class",
                                           "clip",
                                           "clip-path",
                                           "clip-rule",
                                           "clipPathUnits",
                                           "color",
                                           "color-interpolation",
                                           "color-interpolation-filters",
                                           "color-rendering",
                                           "cx",
                                           "cy",
                                           "d",
                                           "diffuseConstant",
                                           "direction",
                                           "display",
                                           "divisor",
                                           "dominant-baseline",
                                           "dx",
                                           "dy",
                                           "edgeMode",
                                           "elevation",
                                           "enable-background",
                                           "exponent",
                                           "fill",
                                           "fill-opacity",
                                           "fill-rule",
                                           "filter",
                                           "filterUnits",
                                           "flood-color",
                                           "flood-opacity",
                                           "font-family",
                                           "font-size",
                                           "font-size-adjust",
                                           "font-stretch",
                                           "font-style",
                                           "font-variant",
                                           "font-weight",
                                           "fr",
                                           "fx",
                                           "fy",
                                           "gradientTransform",
                                           "gradientUnits",
                                           "height",
                                           "id",
                                           "image-rendering",
                                           "in",
                                           "in2",
                                           "intercept",
                                           "isolation",
                                           "k1",
                                           "k2",
                                           "k3",
                                           "k4",
                                           "kernelMatrix",
                                           "kernelUnitLength",
                                           "lang",
                                           "lengthAdjust",
                                           "letter-spacing",
                                           "lighting-color",
                                           "limitingConeAngle",
                                           "marker-end",
                                           "marker-mid",
                                           "marker-start",
                                           "markerHeight",
                                           "markerUnits",
                                           "markerWidth",
                                           "mask",
                                           "mask-type",
                                           "maskContentUnits",
                                           "maskUnits",
                                           "media",
                                           "method",
                                           "mix-blend-mode",
                                           "mode",
                                           "numOctaves",
                                           "offset",
                                           "opacity",
                                           "operator",
                                           "order",
                                           "orient",
                                           "overflow",
                                           "paint-order",
                                           "pathLength",
                                           "patternContentUnits",
                                           "patternTransform",
                                           "patternUnits",
                                           "points",
                                           "pointsAtX",
                                           "pointsAtY",
                                           "pointsAtZ",
                                           "preserveAlpha",
                                           "preserveAspectRatio",
                                           "primitiveUnits",
                                           "r",
                                           "radius",
                                           "refX",
                                           "refY",
                                           "result",
                                           "role",
                                           "rotate",
                                           "rx",
                                           "ry",
                                           "scale",
                                           "seed",
                                           "shape-rendering",
                                           "side",
                                           "slope",
                                           "spacing",
                                           "specularConstant",
                                           "specularExponent",
                                           "spreadMethod",
                                           "startOffset",
                                           "stdDeviation",
                                           "stitchTiles",
                                           "stop-color",
                                           "stop-opacity",
                                           "stroke",
                                           "stroke-dasharray",
                                           "stroke-dashoffset",
                                           "stroke-linecap",
                                           "stroke-linejoin",
                                           "stroke-miterlimit",
                                           "stroke-opacity",
                                           "stroke-width",
                                           "style",
                                           "surfaceScale",
                                           "systemLanguage",
                                           "tableValues",
                                           "targetX",
                                           "targetY",
                                           "text-anchor",
                                           "text-decoration",
                                           "text-rendering",
                                           "textLength",
                                           "transform",
                                           "transform-origin",
                                           "type",
                                           "unicode-bidi",
                                           "values",
                                           "vector-effect",
                                           "version",
                                           "viewBox",
                                           "visibility",
                                           "white-space",
                                           "width",
                                           "word-spacing",
                                           "writing-mode",
                                           "x",
                                           "x1",
                                           "x2",
                                           "xChannelSelector",
                                           "y",
                                           "y1",
                                           "y2",
                                           "yChannelSelector",
                                           "z"};
static_assert(std::ranges::is_sorted(attributes));

// What can be drawn without being an SVG image of its own.
constexpr std::string_view image_types[] = {"png", "jpeg", "gif", "webp"};

bool is_image_data(std::string_view url) {
  constexpr std::string_view start = "data:image/";
  if (!url.starts_with(start)) return false;
  const auto type = url.substr(start.size(), url.find_first_of(";,") - start.size());
  return std::ranges::find(image_types, type) != std::end(image_types);
}

// Within the image, or an image that comes along.
bool is_inside(std::string_view url) {
  return url.starts_with('#') || is_image_data(to_lower_ascii(url.substr(0, 32)));
}

// Style, or the value of an attribute that may be one: it names nothing outside. An escape could
// spell anything.
bool is_inert(std::string_view style) {
  const auto text = to_lower_ascii(style);
  for (const auto* word : {"\\", "@import", "image(", "image-set(", "src(", "expression("})
    if (text.find(word) != std::string::npos) return false;
  constexpr std::string_view reference = "url(";
  for (auto at = text.find(reference); at != std::string::npos; at = text.find(reference, at + 1)) {
    auto url = std::string_view(text).substr(at + reference.size());
    url.remove_prefix(std::min(url.find_first_not_of(" \t\r\n'\""), url.size()));
    if (!is_inside(url)) return false;
  }
  return true;
}

bool is_inert_content(pugi::xml_node style) {
  std::string text;
  for (const auto child : style.children()) text += child.value();
  return is_inert(text);
}

}  // namespace

bool is_allowed(pugi::xml_node element, const XmlNames& names) {
  const std::string_view name = element.name();
  const auto prefix = prefix_of(name);
  const auto space = names.bound_to(prefix);
  // Many an image leaves the namespace out.
  const bool is_svg = space == svg_namespace || (space.empty() && prefix.empty());
  if (!is_svg || prefix == our_prefix || !std::ranges::binary_search(elements, local_name(name)))
    return false;
  return local_name(name) != "style" || is_inert_content(element);
}

bool is_allowed(pugi::xml_attribute attribute, const XmlNames& names) {
  const std::string_view name = attribute.name();
  const auto prefix = prefix_of(name);
  if (name == "xmlns" || prefix == "xmlns") return local_name(name) != our_prefix;
  if (name == "xml:space" || name == "xml:lang") return true;
  const std::string_view value = attribute.value();
  const bool is_link =
      prefix.empty() || prefix == "xlink" || names.bound_to(prefix) == xlink_namespace;
  if (local_name(name) == "href") return is_link && prefix != our_prefix && is_inside(trim(value));
  return prefix.empty() && std::ranges::binary_search(attributes, name) &&
         (name.starts_with("aria-") || is_inert(value));
}

}  // namespace cairn::bake
