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

}  // namespace
}  // namespace cairn::render
