// SPDX-License-Identifier: Apache-2.0
// multipart/form-data: RFC 7578 on RFC 2046 section 5.1.1.
#include "server/http/form.h"

#include "base/text.h"
#include "server/http/limits.h"

namespace cairn::server {

namespace {

constexpr const char* where = "rfc7578";

Error malformed(const char* detail) { return fail(ErrorCode::unreadable, where, detail); }

struct PartHeader {
  std::string name;
  std::string file_name;
  bool is_file = false;
};

Result<PartHeader> parse_part_header(std::string_view lines) {
  PartHeader out;
  bool named = false;
  while (!lines.empty()) {
    const auto end = lines.find("\r\n");
    const auto line = lines.substr(0, end);
    lines = end == lines.npos ? std::string_view() : lines.substr(end + 2);
    const auto colon = line.find(':');
    if (colon == line.npos) return malformed("A part of the form has a line that is no header.");
    if (to_lower_ascii(line.substr(0, colon)) != "content-disposition") continue;
    const auto value = trim(line.substr(colon + 1));
    out.name = header_parameter(value, "name");
    out.file_name = header_parameter(value, "filename");
    out.is_file = value.find("filename=") != value.npos;
    named = !out.name.empty() && is_utf8(out.name) && is_utf8(out.file_name);
  }
  if (!named) return malformed("A part of the form has no name.");
  return out;
}

Status add_part(std::string_view part, Form& form) {
  const auto blank = part.substr(0, limits::form_part_header_bytes_max).find("\r\n\r\n");
  if (blank == part.npos) return malformed("A part of the form has no end of its headers.");
  CAIRN_TRY(auto header, parse_part_header(part.substr(0, blank)));
  const auto content = part.substr(blank + 4);
  if (header.is_file) {
    if (!content.empty() || !header.file_name.empty())
      form.files.push_back({std::move(header.name), std::move(header.file_name), content});
    return done;
  }
  if (!is_utf8(content) || content.find('\0') != content.npos)
    return malformed("A field of the form is not UTF-8 text.");
  form.fields.push_back({std::move(header.name), std::string(content)});
  return done;
}

}  // namespace

std::string_view Form::field(std::string_view name) const {
  for (const auto& item : fields)
    if (item.name == name) return item.value;
  return {};
}

const UploadedFile* Form::file(std::string_view name) const {
  for (const auto& item : files)
    if (item.field == name) return &item;
  return nullptr;
}

Result<Form> parse_multipart(std::string_view body, std::string_view boundary) {
  if (boundary.empty() || boundary.size() > limits::multipart_boundary_bytes_max)
    return malformed("The form names no usable boundary.");
  const auto delimiter = "\r\n--" + std::string(boundary);
  const auto first = std::string_view(delimiter).substr(2);
  if (body.substr(0, first.size()) != first)
    return malformed("The form does not begin with its boundary.");
  body.remove_prefix(first.size());

  Form form;
  while (body.substr(0, 2) != "--") {
    if (body.substr(0, 2) != "\r\n") return malformed("The form is cut short.");
    if (form.fields.size() + form.files.size() == limits::form_parts_max)
      return fail(ErrorCode::too_large, where, "The form has too many parts.");
    const auto end = body.find(delimiter, 2);
    if (end == body.npos) return malformed("The form is cut short.");
    CAIRN_CHECK(add_part(body.substr(2, end - 2), form));
    body.remove_prefix(end + delimiter.size());
  }
  return form;
}

Result<Form> parse_form(const Request& request) {
  const auto type = request.media_type();
  if (type == "multipart/form-data")
    return parse_multipart(request.body,
                           header_parameter(request.header("content-type"), "boundary"));
  if (type == "application/x-www-form-urlencoded" || (type.empty() && request.body.empty())) {
    Form form;
    CAIRN_TRY(form.fields, parse_urlencoded(request.body));
    return form;
  }
  return fail(ErrorCode::unsupported, where, "The form came in a format this page does not read.");
}

}  // namespace cairn::server
