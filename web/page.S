// The report's template as bytes, from its build: see src/report/page.cpp.
    .section .rodata
    .global ilk_page_begin
    .global ilk_page_end
ilk_page_begin:
    .incbin ILK_PAGE
ilk_page_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
