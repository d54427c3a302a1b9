// SPDX-License-Identifier: Apache-2.0
#include "render/attachments.h"

#include <algorithm>

#include "app/ports/plugin.h"
#include "base/limits.h"
#include "render/apart.h"
#include "render/attach/attach.h"
#include "render/turn.h"

namespace cairn::render {
namespace {

constexpr const char* where = "pdf";

template <class Function>
Function find_in_attach(const char* name) {
  static void* const module = app::open_plugin("libcairn_attach.so");
  return module == nullptr ? nullptr : reinterpret_cast<Function>(dlsym(module, name));
}

Error no_module() {
  return with_remedy(fail(ErrorCode::unsupported, where,
                          "The module libcairn_attach.so is missing, without which no PDF is "
                          "opened."),
                     "Put it beside the cairn executable, or give the badge itself.");
}

Error refused(ErrorCode code, std::string detail) {
  return with_remedy(fail(code, where, std::move(detail)),
                     "Save the badge that is attached to it as a file, and give that.");
}

Error error_of(int code) {
  switch (code) {
    case cairn_attach_locked:
      return refused(ErrorCode::unreadable, "The PDF is locked with a password.");
    case cairn_attach_no_pdf: return refused(ErrorCode::unreadable, "The PDF is damaged.");
    case cairn_attach_too_large:
      return refused(ErrorCode::too_large, "More is attached to the PDF than is looked at.");
    default:
      return refused(ErrorCode::unreadable,
                     "The PDF could not be read within the time and memory it is given.");
  }
}

// Four bytes of size, then so many bytes; nothing where the text is shorter.
std::optional<std::string_view> take_part(std::string_view& rest) {
  if (rest.size() < 4) return std::nullopt;
  std::size_t size = 0;
  for (int i = 0; i < 4; ++i) size = size << 8 | static_cast<std::uint8_t>(rest[i]);
  if (size > rest.size() - 4) return std::nullopt;
  const auto part = rest.substr(4, size);
  rest.remove_prefix(4 + size);
  return part;
}

// What comes out of the process apart is a stranger's word, too.
Result<std::vector<verify::AttachedFile>> files_of(std::string_view answer) {
  std::vector<verify::AttachedFile> files;
  while (!answer.empty()) {
    const auto name = take_part(answer);
    const auto bytes = name ? take_part(answer) : std::nullopt;
    if (!bytes) return error_of(cairn_attach_no_pdf);
    const auto view = as_bytes(*bytes);
    files.push_back({std::string(*name), Bytes(view.begin(), view.end())});
  }
  return files;
}

}  // namespace

Result<std::vector<verify::AttachedFile>> attachments_of(ByteView pdf) {
  if (pdf.size() > limits::input_bytes_max)
    return refused(ErrorCode::too_large, "The PDF is larger than 10 MB.");
  static const auto read = find_in_attach<cairn_attachments_function>("cairn_attachments");
  if (read == nullptr) return no_module();
  static std::atomic<unsigned> under_way = 0;
  const Turn turn(under_way, attached_at_once_max);
  if (!turn.taken()) {
    auto error = fail(ErrorCode::too_many, where,
                      "Too many PDFs are being read just now. Try again in a moment.");
    error.retry_seconds = 5;
    return error;
  }
  constexpr std::size_t names_bytes_max = 1024 * 1024;
  const ApartLimits limits{attached_seconds_max, attached_memory_bytes_max,
                           attached_bytes_max + names_bytes_max};
  CAIRN_TRY(const auto answer, run_apart(limits, [&](Made& made) {
              return read(reinterpret_cast<const char*>(pdf.data()), pdf.size(), attached_files_max,
                          attached_bytes_max, &made.bytes, &made.size);
            }));
  if (answer.code != 0) return error_of(answer.code);
  return files_of(answer.bytes);
}

Result<Bytes> attach(ByteView pdf, std::string_view name, std::string_view media_type,
                     ByteView bytes, Instant at) {
  static const auto write = find_in_attach<cairn_attach_function>("cairn_attach");
  if (write == nullptr) return no_module();
  // "2026-01-02T03:04:05Z" as "D:20260102030405Z".
  std::string date = "D:";
  for (const char c : format_instant(Instant::from_seconds(at.seconds())))
    if ((c >= '0' && c <= '9') || c == 'Z') date += c;
  char* made = nullptr;
  std::size_t size = 0;
  const int code = write(reinterpret_cast<const char*>(pdf.data()), pdf.size(),
                         std::string(name).c_str(), std::string(media_type).c_str(), date.c_str(),
                         reinterpret_cast<const char*>(bytes.data()), bytes.size(), &made, &size);
  if (code != 0) return error_of(code);
  const auto* const first = reinterpret_cast<const std::uint8_t*>(made);
  Bytes out(first, first + size);
  std::free(made);
  return out;
}

}  // namespace cairn::render
