// SPDX-License-Identifier: Apache-2.0
#include "bake/png.h"

#include <zlib.h>

#include <array>
#include <optional>

#include "base/limits.h"
#include "encoding/bitstring.h"

namespace cairn::bake {
namespace {

constexpr std::array<std::uint8_t, 8> signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
constexpr std::string_view keyword_2 = "openbadges";
constexpr std::string_view keyword_3 = "openbadgecredential";

Error damaged(const char* why) { return fail(ErrorCode::unreadable, "PNG: chunk", why); }

struct Chunk {
  std::string_view type;
  ByteView data;
  ByteView whole;  // length, type, data and checksum
  bool checksum_holds = false;
};

std::uint32_t big_endian(ByteView bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
         std::uint32_t{bytes[2]} << 8 | bytes[3];
}

void append_big_endian(std::uint32_t number, Bytes& out) {
  for (int shift = 24; shift >= 0; shift -= 8)
    out.push_back(static_cast<std::uint8_t>(number >> shift));
}

// The chunks up to and including IEND; what follows IEND is not part of the image.
Result<std::vector<Chunk>> chunks_of(ByteView image) {
  std::vector<Chunk> chunks;
  auto rest = image.subspan(signature.size());
  while (rest.size() >= 12) {
    const std::size_t length = big_endian(rest);
    if (length > rest.size() - 12) return damaged("a chunk is longer than the file");
    Chunk chunk{as_text(rest.subspan(4, 4)), rest.subspan(8, length), rest.first(length + 12)};
    const auto crc = crc32(0, rest.data() + 4, static_cast<uInt>(length + 4));
    chunk.checksum_holds = crc == big_endian(rest.subspan(8 + length));
    chunks.push_back(chunk);
    if (chunk.type == "IEND") return chunks;
    rest = rest.subspan(length + 12);
  }
  return damaged("the file ends before its last chunk");
}

std::optional<Edition> edition_of(const Chunk& chunk) {
  if (chunk.type != "iTXt" && chunk.type != "tEXt" && chunk.type != "zTXt") return std::nullopt;
  const auto text = as_text(chunk.data);
  const auto keyword = text.substr(0, text.find('\0'));
  if (keyword.size() == text.size()) return std::nullopt;
  if (keyword == keyword_3) return Edition::open_badges_3;
  if (keyword == keyword_2) return Edition::open_badges_2;
  return std::nullopt;
}

// Reads the texts of one image, which may inflate to so much altogether.
class TextReader {
 public:
  // iTXt: keyword 0 flag method language 0 translated 0 text. zTXt: keyword 0 method text.
  Result<std::string> read(const Chunk& chunk) {
    auto data = chunk.data.subspan(as_text(chunk.data).find('\0') + 1);
    if (chunk.type == "tEXt") return std::string(as_text(data));
    if (chunk.type == "zTXt") {
      if (data.empty() || data[0] != 0) return damaged("an unknown compression in a text chunk");
      return inflated(data.subspan(1));
    }
    if (data.size() < 2) return damaged("a text chunk is cut short");
    const bool compressed = data[0] == 1;
    if (data[0] > 1 || (compressed && data[1] != 0))
      return damaged("an unknown compression in a text chunk");
    data = data.subspan(2);
    for (int field = 0; field < 2; ++field) {  // the language tag and the translated keyword
      const auto end = as_text(data).find('\0');
      if (end == std::string_view::npos) return damaged("a text chunk is cut short");
      data = data.subspan(end + 1);
    }
    if (compressed) return inflated(data);
    return std::string(as_text(data));
  }

 private:
  Result<std::string> inflated(ByteView data) {
    CAIRN_TRY(const auto bytes, encoding::inflate(data, encoding::Wrapping::zlib, bytes_left_));
    bytes_left_ -= bytes.size();
    return std::string(as_text(bytes));
  }

  std::size_t bytes_left_ = limits::input_bytes_max;
};

Bytes text_chunk(std::string_view keyword, std::string_view text) {
  Bytes chunk;
  append_big_endian(static_cast<std::uint32_t>(keyword.size() + 5 + text.size()), chunk);
  const auto append = [&](std::string_view part) {
    chunk.insert(chunk.end(), part.begin(), part.end());
  };
  append("iTXt");
  append(keyword);
  chunk.insert(chunk.end(), 5,
               0);  // end of keyword, not compressed, method 0, no language, no translation
  append(text);
  append_big_endian(
      static_cast<std::uint32_t>(crc32(0, chunk.data() + 4, static_cast<uInt>(chunk.size() - 4))),
      chunk);
  return chunk;
}

}  // namespace

bool is_png(ByteView image) {
  return image.size() >= signature.size() &&
         std::equal(signature.begin(), signature.end(), image.begin());
}

Result<Bytes> bake_png(ByteView image, std::string_view text, Edition edition) {
  CAIRN_TRY(const auto chunks, chunks_of(image));
  if (chunks.front().type != "IHDR") return damaged("the image header is missing");
  const auto badge = text_chunk(edition == Edition::open_badges_3 ? keyword_3 : keyword_2, text);
  Bytes out(signature.begin(), signature.end());
  out.reserve(image.size() + badge.size());
  for (const auto& chunk : chunks) {
    if (edition_of(chunk)) continue;
    out.insert(out.end(), chunk.whole.begin(), chunk.whole.end());
    const bool is_header = &chunk == &chunks.front();
    if (is_header) out.insert(out.end(), badge.begin(), badge.end());
  }
  return out;
}

Result<std::vector<Baked>> unbake_png(ByteView image) {
  CAIRN_TRY(const auto chunks, chunks_of(image));
  std::vector<Baked> found;
  TextReader texts;
  for (const auto& chunk : chunks) {
    const auto edition = edition_of(chunk);
    if (!edition || found.size() > limits::baked_badges_max) continue;
    if (!chunk.checksum_holds) return damaged("the checksum of the badge inside does not hold");
    CAIRN_TRY(auto text, texts.read(chunk));
    found.push_back({std::move(text), *edition});
  }
  return found;
}

}  // namespace cairn::bake
