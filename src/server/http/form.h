// SPDX-License-Identifier: Apache-2.0
// The fields and files of a posted form, urlencoded or multipart/form-data (RFC 7578).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/uploaded_file.h"
#include "base/result.h"
#include "server/http/message.h"

namespace cairn::server {

using app::UploadedFile;

struct Form {
  std::vector<Parameter> fields;
  std::vector<UploadedFile> files;  // those with a name or content; an empty file input is left out

  std::string_view field(std::string_view name) const;  // or ""
  const UploadedFile* file(std::string_view name) const;
};

// Errors: unreadable (malformed, not UTF-8), too_large (limits.h), unsupported (another media
// type).
Result<Form> parse_form(const Request& request);

// `boundary` without its leading dashes. File bytes are views into `body`.
Result<Form> parse_multipart(std::string_view body, std::string_view boundary);

}  // namespace cairn::server
