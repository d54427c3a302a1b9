// SPDX-License-Identifier: Apache-2.0
// Ways to show a badge elsewhere: the address that fills LinkedIn's "Licenses & certifications"
// form, HTML for one's own page and for the foot of one's mails.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace cairn::app {

struct SharedBadge {
  std::string_view name;
  std::string_view organisation;
  std::string_view url;      // its public page
  std::string_view id;       // what a reader may type to find it
  std::string_view picture;  // URL of an image
  std::string_view alternative_text;
  Instant awarded;
  std::optional<Instant> valid_until;
};

// https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&…, every value escaped.
std::string linkedin_url(const SharedBadge& badge);
// An <a> with the picture and the name, free of scripts and styles of classes.
std::string embed_html(const SharedBadge& badge);
// The same small, by a table, as mail programs lay it out.
std::string signature_html(const SharedBadge& badge);

}  // namespace cairn::app
