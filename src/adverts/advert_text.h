// SPDX-License-Identifier: Apache-2.0
// A job advert as plain text, whatever it came as: pasted text, a web page with or without
// schema.org JobPosting. Every offset told later counts the bytes of AdvertText::text.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::adverts {

struct JobPosting;

enum class AdvertForm : std::uint8_t { text, html, job_posting, pdf };

// A stretch of the text that a page marked as heading or list item; pasted text has none.
enum class BlockKind : std::uint8_t { paragraph, heading, bullet };
struct Block {
  std::size_t start, end;  // bytes of the text, ascending, apart from each other
  BlockKind kind;
};

// What tells an advert from another, and where the job is, as a posting or a table says it; "".
struct PostingFacts {
  std::string identifier;     // the number its source knows it by
  std::string address;        // of its page
  std::string country, area;  // area: city and region, divided by commas
};

struct AdvertText {
  AdvertForm form = AdvertForm::text;
  std::string title;  // "" where none was found; so are the next two
  std::string employer, place;
  std::string published;      // when, as a JobPosting says it: "2026-11-05", "2026-11-05T09:00Z"
  std::string language;       // BCP 47, guessed from its words: "en", "de", "fr", "es"; or ""
  std::string text;           // UTF-8, lines parted by "\n"
  std::vector<Block> blocks;  // of HTML; empty of other forms
  bool cut = false;           // something beyond the limits was left out
  PostingFacts facts;
};

// What bytes are, from themselves first and from the media type where they leave it open.
// Well-formed UTF-8 text that is no HTML stays as it is, byte for byte.
AdvertForm form_of(ByteView bytes, std::string_view media_type);

// Errors: unreadable (empty, no text in it), too_large, unsupported (PDF: ask the PDF reader for
// its text; images and other binary files). Each says what to do instead.
Result<AdvertText> read_advert(ByteView bytes, std::string_view media_type = {});

// Every JobPosting of a page or of a JSON text, each an advert or what is wrong with that one
// alone, in their order; where there is none, or a single one without text, the page itself.
// Errors: those of read_advert.
Result<std::vector<Result<AdvertText>>> read_adverts(ByteView bytes,
                                                     std::string_view media_type = {});

// What one posting says. Errors: unreadable (it has a title at most).
Result<AdvertText> advert_from_posting(const JobPosting& posting);

// Text that somebody pasted or another reader found. Never fails; "" gives an advert without text.
AdvertText advert_from_text(std::string_view text, AdvertForm form = AdvertForm::text);

// A page. Errors: unreadable (nothing to read in it), too_large.
Result<AdvertText> advert_from_html(std::string_view html);

// Whether it is one short line, a job title rather than an advert.
bool is_title_only(const AdvertText& advert);

// How many Unicode code points stand before byte `offset` of well-formed text: what people count.
std::size_t code_points_before(std::string_view text, std::size_t offset);

}  // namespace cairn::adverts
