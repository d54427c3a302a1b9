// SPDX-License-Identifier: Apache-2.0
#include "render/pdf_text.h"

#include <gtest/gtest.h>

#include <thread>

namespace cairn::render {
namespace {

// A whole PDF whose one page (or which `pages` equal ones) shows these drawing operations.
std::string pdf_of(const std::string& drawing, int pages = 1) {
  std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>"};
  std::string kids;
  for (int i = 0; i < pages; ++i) kids += std::to_string(5 + i) + " 0 R ";
  objects.push_back("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages) + " >>");
  objects.push_back("<< /Length " + std::to_string(drawing.size()) + " >>\nstream\n" + drawing +
                    "\nendstream");
  objects.push_back("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  for (int i = 0; i < pages; ++i)
    objects.push_back(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R /Resources << /Font "
        "<< /F1 4 0 R >> >> >>");
  std::string pdf = "%PDF-1.4\n", table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const auto offset = std::to_string(pdf.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const auto size = std::to_string(objects.size() + 1);
  return pdf + "xref\n0 " + size + "\n" + table + "trailer << /Size " + size +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(pdf.size()) + "\n%%EOF\n";
}

const std::string two_lines = "BT /F1 12 Tf 50 750 Td 16 TL (Baker) Tj T* (- Sourdough) Tj ET";

Result<std::string> read(std::string_view pdf) { return PdfReader().text_of(as_bytes(pdf)); }

TEST(PdfText, IsReadLineByLine) {
  const auto text = read(pdf_of(two_lines));
  ASSERT_TRUE(text.ok()) << text.error().detail;
  EXPECT_NE(text->find("Baker\n"), std::string::npos);
  EXPECT_NE(text->find("- Sourdough"), std::string::npos);
}

TEST(PdfText, OfManyPagesIsCut) {
  const auto text = read(pdf_of(two_lines, 100));
  ASSERT_TRUE(text.ok()) << text.error().detail;
  std::size_t pages = 0;
  for (auto at = text->find("Baker"); at != text->npos; at = text->find("Baker", at + 1)) ++pages;
  EXPECT_EQ(pages, static_cast<std::size_t>(pdf_pages_max));
}

TEST(PdfText, SaysWhatToDoWithoutText) {
  for (const auto& pdf : {std::string(), std::string("%PDF-1.4"), std::string(100'000, '%'),
                          pdf_of("0 0 m 9 9 l S"), pdf_of(two_lines).substr(0, 200)}) {
    const auto text = read(pdf);
    ASSERT_FALSE(text.ok());
    EXPECT_EQ(text.error().code, ErrorCode::unreadable);
    EXPECT_NE(text.error().detail.find("Paste"), std::string::npos);
  }
  EXPECT_EQ(read(std::string(pdf_bytes_max + 1, 'x')).error().code, ErrorCode::too_large);
}

TEST(PdfText, IsReadBySeveralInTurn) {
  std::vector<std::jthread> readers;
  std::atomic<int> read_whole = 0, told_to_wait = 0;
  for (int i = 0; i < 8; ++i)
    readers.emplace_back([&] {
      const auto text = read(pdf_of(two_lines));
      if (text.ok())
        ++read_whole;
      else if (text.error().code == ErrorCode::too_many && text.error().retry_seconds > 0)
        ++told_to_wait;
    });
  readers.clear();
  EXPECT_EQ(read_whole + told_to_wait, 8);
  EXPECT_GE(read_whole, 1);
}

// Width and height in the header chunk of a PNG.
std::pair<unsigned, unsigned> size_of_png(ByteView png) {
  const auto number = [&](std::size_t at) {
    return unsigned{png[at]} << 24 | unsigned{png[at + 1]} << 16 | unsigned{png[at + 2]} << 8 |
           unsigned{png[at + 3]};
  };
  return {number(16), number(20)};
}

TEST(PdfPages, AreCountedWithSizeAndText) {
  const auto pdf = pdf_of(two_lines, pdf_drawn_pages_max + 5);
  const auto pages = PdfReader().pages_of(as_bytes(pdf));
  ASSERT_TRUE(pages.ok()) << pages.error().detail;
  EXPECT_EQ(pages->count, pdf_drawn_pages_max + 5);
  ASSERT_EQ(pages->first.size(), static_cast<std::size_t>(pdf_drawn_pages_max));
  EXPECT_EQ(pages->first.front().height_px, pdf_page_side_px);
  EXPECT_EQ(pages->first.back().text, "Baker\n- Sourdough");
}

TEST(PdfPages, AreDrawnInTheSizeThatIsTold) {
  const auto pdf = pdf_of("200 300 100 100 re f");
  PdfReader reader;
  const auto pages = reader.pages_of(as_bytes(pdf));
  ASSERT_TRUE(pages.ok()) << pages.error().detail;
  EXPECT_EQ(pages->first.front().text, "") << "a page without text is drawn all the same";
  const auto png = reader.page_of(as_bytes(pdf), 1);
  ASSERT_TRUE(png.ok()) << png.error().detail;
  const auto [width, height] = size_of_png(*png);
  EXPECT_EQ(static_cast<int>(width), pages->first.front().width_px);
  EXPECT_EQ(static_cast<int>(height), pages->first.front().height_px);
  EXPECT_GT(png->size(), reader.page_of(as_bytes(pdf_of("")), 1)->size()) << "something is drawn";
}

TEST(PdfPages, ThatAreNotThereAreNotFound) {
  const auto pdf = pdf_of(two_lines, pdf_drawn_pages_max + 1);
  for (const int number : {-1, 0, pdf_drawn_pages_max + 1, 1'000'000'000})
    EXPECT_EQ(PdfReader().page_of(as_bytes(pdf), number).error().code, ErrorCode::not_found);
}

TEST(PdfPages, SayWhatToDoWhereThereAreNone) {
  for (const auto& pdf : {std::string(), std::string("%PDF-1.4"), std::string(100'000, '%')}) {
    EXPECT_EQ(PdfReader().pages_of(as_bytes(pdf)).error().code, ErrorCode::unreadable);
    const auto page = PdfReader().page_of(as_bytes(pdf), 1);
    ASSERT_FALSE(page.ok());
    EXPECT_EQ(page.error().code, ErrorCode::unreadable);
    EXPECT_NE(page.error().detail.find("Download it"), std::string::npos);
  }
  const std::string large(pdf_bytes_max + 1, 'x');
  EXPECT_EQ(PdfReader().page_of(as_bytes(large), 1).error().code, ErrorCode::too_large);
}

TEST(PdfPages, WaitForTheirTurn) {
  const auto pdf = pdf_of(two_lines, 8);
  std::vector<std::jthread> readers;
  std::atomic<int> drawn = 0;
  for (int i = 1; i <= 8; ++i)
    readers.emplace_back([&, i] { drawn += PdfReader().page_of(as_bytes(pdf), i).ok() ? 1 : 0; });
  readers.clear();
  EXPECT_EQ(drawn, 8);
}

}  // namespace
}  // namespace cairn::render
